"""One file for each subject's commands: what is typed, which act it is, what is said when it is done."""
