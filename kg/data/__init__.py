"""Facts about the world, as tables: outlets and agencies, countries and seats of power."""
