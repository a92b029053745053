"""Writing stories: what helps an author to make and change the files of one."""
