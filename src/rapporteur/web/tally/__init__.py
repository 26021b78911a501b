"""The tally page: bounds by place and measure, source by source, and the same incidents by the field's rules."""
