// Reads zips as Go's archive/zip does. Prints: zip, name, SHA-256 of the content (tabs between); or zip, !, why not.
package main

import (
	"archive/zip"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
)

func read(path string) error {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return err
	}
	defer archive.Close()
	for _, file := range archive.File {
		if file.FileInfo().IsDir() {
			continue
		}
		content, err := file.Open()
		if err != nil {
			return err
		}
		hash := sha256.New()
		_, err = io.Copy(hash, content)
		content.Close()
		if err != nil {
			return err
		}
		fmt.Printf("%s\t%s\t%x\n", path, file.Name, hash.Sum(nil))
	}
	return nil
}

func main() {
	for _, path := range os.Args[1:] {
		if err := read(path); err != nil {
			fmt.Printf("%s\t!\t%q\n", path, err.Error())
		}
	}
}
