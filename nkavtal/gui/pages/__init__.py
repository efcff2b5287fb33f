"""One page per subject: joins a list, a form and acts."""
