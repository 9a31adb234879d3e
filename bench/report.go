package bench

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// WriteJSON writes figures into a folder, which is made, and returns the file's name.
func WriteJSON(folder, name string, figures any) (string, error) {
	text, err := json.MarshalIndent(figures, "", "  ")
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	file := filepath.Join(folder, name)
	return file, os.WriteFile(file, append(text, '\n'), 0o644)
}

// Thousands writes a number with commas between thousands.
func Thousands(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
