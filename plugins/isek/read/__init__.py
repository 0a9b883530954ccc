"""Readers: files of the content folder become trees and tables with places, and problems."""
