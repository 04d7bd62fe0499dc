"""A live platform is brought to what a catalog says, step by step.

`plan` compares what a platform holds with what it should hold, both in normal form, and
says what is to be done. `apply` does it, and writes a journal before and after every
call, so that whatever ends it, `resume` goes on where it stopped.
"""
