"""Reads zips as Python's zipfile does. Prints: zip, name, SHA-256 of the content (tabs between); or zip, !, why not."""
import hashlib
import sys
import zipfile

for path in sys.argv[1:]:
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    print(path, info.filename, hashlib.sha256(archive.read(info)).hexdigest(), sep="\t")
    except Exception as error:
        print(path, "!", repr(error), sep="\t")
