"""Tables of services: CSV, Excel workbooks (XLSX) and Markdown."""
