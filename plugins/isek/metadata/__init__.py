"""What a page says about itself to machines: search engines, previews in messengers, browsers and web servers."""
