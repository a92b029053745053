"""Files of media: what they are, and the copies of them that readers get.

An original has no address, as cameras, phones and editors write into it where and by whom it was
made. Readers get copies without any of that, made once and kept outside the story.
"""
