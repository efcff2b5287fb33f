"""Documents in Word from templates."""
