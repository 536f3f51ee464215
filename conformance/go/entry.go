package main

import (
	"encoding/json"
	"strconv"

	"github.com/mitchellh/hashstructure"
	"stack-cache.test/conformance/cache"
)

// hashEntry decodes a build.cache of v1.2.0 and answers the hash of each entry and the text that is written again.
func hashEntry(raw json.RawMessage) (any, error) {
	text, err := bytesOf(raw)
	if err != nil {
		return nil, err
	}
	var decoded cache.BuildCache
	if err := json.Unmarshal(text, &decoded); err != nil {
		return nil, err
	}
	hashes := map[string]string{}
	for name, one := range decoded.Cache {
		hash, err := hashstructure.Hash(one, nil)
		if err != nil {
			return nil, err
		}
		hashes[name] = strconv.FormatUint(hash, 10)
	}
	written, err := json.Marshal(&decoded)
	if err != nil {
		return nil, err
	}
	return map[string]any{"hashes": hashes, "written": string(written)}, nil
}
