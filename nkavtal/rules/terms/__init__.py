"""What follows from an agreement's clause on term, renewal and notice: days, and the reason for each."""
