package main

import (
	"encoding/json"

	"github.com/anmitsu/go-shlex"
)

// splitWords answers what stacker makes of a cmd, entrypoint or full_command that is one string.
func splitWords(raw json.RawMessage) (any, error) {
	text, err := bytesOf(raw)
	if err != nil {
		return nil, err
	}
	words, err := shlex.Split(string(text), true)
	if err != nil {
		return nil, err
	}
	coded := []any{}
	for _, word := range words {
		coded = append(coded, coded64([]byte(word)))
	}
	return coded, nil
}
