"""The CMIS source: finds the minutes a council publishes with it, as far as its links lead."""
