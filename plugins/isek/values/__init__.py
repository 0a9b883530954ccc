"""Reading and showing single values: money, dates, numbers, names. Text in, values out; nothing here knows of files."""
