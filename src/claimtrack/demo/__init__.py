"""The worked example, built by playing a casebook through the desk."""
