"""Software templates of Backstage (scaffolder.backstage.io/v1beta3)."""
