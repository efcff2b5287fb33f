"""nkavtal: the register of joint municipal agreements."""
