"""What each page of the site shows, as frozen plain values. No HTML, no files, no platform."""
