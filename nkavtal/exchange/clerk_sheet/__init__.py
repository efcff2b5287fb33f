"""The sheet that goes to a municipality's clerk with what is asked, and comes home with the answers."""
