"""The ModernGov source: finds the minutes a council publishes, politely, and saves their bytes."""
