package main

import (
	"encoding/json"
	"fmt"

	"gopkg.in/yaml.v2"
)

// resolveScalar answers what stacker's two decodings make of a plain scalar: its kind after each, and its text in a string field.
func resolveScalar(raw json.RawMessage) (any, error) {
	text, err := bytesOf(raw)
	if err != nil {
		return nil, err
	}
	var first yaml.MapSlice
	if err := yaml.Unmarshal([]byte("a: "+string(text)+"\n"), &first); err != nil {
		return nil, err
	}
	if len(first) != 1 {
		return nil, fmt.Errorf("not one pair but %d", len(first))
	}
	marshalled, err := yaml.Marshal(first)
	if err != nil {
		return nil, err
	}
	var second yaml.MapSlice
	if err := yaml.Unmarshal(marshalled, &second); err != nil {
		return nil, err
	}
	var typed map[string]string
	if err := yaml.Unmarshal(marshalled, &typed); err != nil {
		return nil, err
	}
	var flags map[string]bool
	flag := any(nil)
	if err := yaml.Unmarshal(marshalled, &flags); err == nil {
		flag = flags["a"]
	}
	return map[string]any{
		"first":  kindOf(first[0].Value),
		"second": kindOf(second[0].Value),
		"text":   coded64([]byte(typed["a"])),
		"flag":   flag,
	}, nil
}

func kindOf(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case bool:
		return "bool"
	case int, int64, uint64:
		return "int"
	case float64:
		return "float"
	case string:
		return "string"
	}
	return fmt.Sprintf("%T", value)
}
