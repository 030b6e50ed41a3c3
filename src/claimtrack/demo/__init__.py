"""The worked example, made afresh by playing a casebook through the desk."""
