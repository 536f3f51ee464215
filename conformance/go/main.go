// The other side of the differential check: it answers, in the words of the Go libraries that stacker links, the questions that
// conformance/run.ts puts to both sides.
//
// One line of input is {"kind": K, "cases": [...]}; its line of output is a list with one answer for each case, in that order. An
// answer that Go could not give is {"panic": text}: the caller counts it as a refusal.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

type answerer func(json.RawMessage) (any, error)

var answerers = map[string]answerer{
	"hash":        hashValue,
	"entry":       hashEntry,
	"text":        jsonText,
	"tree":        walkTrees,
	"walk":        walkOnly,
	"spec":        compareSpecs,
	"scalar":      resolveScalar,
	"stackerfile": readStackerfile,
	"shlex":       splitWords,
	"filemode":    printMode,
}

type request struct {
	Kind  string            `json:"kind"`
	Cases []json.RawMessage `json:"cases"`
}

func main() {
	input := bufio.NewReaderSize(os.Stdin, 1<<20)
	output := bufio.NewWriterSize(os.Stdout, 1<<20)
	decoder := json.NewDecoder(input)
	encoder := json.NewEncoder(output)
	encoder.SetEscapeHTML(false)
	for {
		var asked request
		if err := decoder.Decode(&asked); err != nil {
			return
		}
		answer, known := answerers[asked.Kind]
		if !known {
			fmt.Fprintf(os.Stderr, "unknown kind %q\n", asked.Kind)
			os.Exit(1)
		}
		answers := make([]any, len(asked.Cases))
		for i, one := range asked.Cases {
			answers[i] = guarded(answer, one)
		}
		if err := encoder.Encode(answers); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if err := output.Flush(); err != nil {
			return
		}
	}
}

func guarded(answer answerer, one json.RawMessage) (result any) {
	defer func() {
		if cause := recover(); cause != nil {
			result = map[string]any{"panic": fmt.Sprint(cause)}
		}
	}()
	result, err := answer(one)
	if err != nil {
		return map[string]any{"error": err.Error()}
	}
	return result
}
