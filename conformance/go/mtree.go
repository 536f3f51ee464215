package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"syscall"

	"github.com/vbatts/go-mtree"
)

// The keywords that stacker asks for (cache.go).
var keywords = []mtree.Keyword{"type", "link", "uid", "gid", "xattr", "mode", "sha256digest"}

// entry is one line of a tree manifest as in vectors/mtree; paths are base64 where they are not UTF-8.
type entry struct {
	Path    json.RawMessage `json:"path"`
	Type    string          `json:"type"`
	Mode    string          `json:"mode"`
	Uid     int             `json:"uid"`
	Gid     int             `json:"gid"`
	Content json.RawMessage `json:"content"`
	Target  json.RawMessage `json:"target"`
	Xattrs  []struct {
		Name  string `json:"name"`
		Value string `json:"value_b64"`
	} `json:"xattrs"`
}

// walkTrees makes two trees in dir/old and dir/new and leaves them there for the other side. It answers the texts of both and what
// stacker would find: the stored text of the first, parsed, against a fresh walk of the second.
func walkTrees(raw json.RawMessage) (any, error) {
	var asked struct {
		Dir string  `json:"dir"`
		Old []entry `json:"old"`
		New []entry `json:"new"`
	}
	if err := json.Unmarshal(raw, &asked); err != nil {
		return nil, err
	}
	before, after := filepath.Join(asked.Dir, "old"), filepath.Join(asked.Dir, "new")
	if err := plant(before, asked.Old); err != nil {
		return nil, err
	}
	if err := plant(after, asked.New); err != nil {
		return nil, err
	}
	stored, _, err := walk(before)
	if err != nil {
		return nil, err
	}
	text, fresh, err := walk(after)
	if err != nil {
		return nil, err
	}
	diff, err := difference(stored, fresh)
	if err != nil {
		diff = map[string]any{"error": err.Error()}
	}
	return map[string]any{"old": coded64(stored), "new": coded64(text), "diff": diff}, nil
}

// walkOnly walks a tree as stacker does, for its time; it answers how many entries there were.
func walkOnly(raw json.RawMessage) (any, error) {
	var asked struct {
		Root string `json:"root"`
	}
	if err := json.Unmarshal(raw, &asked); err != nil {
		return nil, err
	}
	hierarchy, err := mtree.Walk(asked.Root, nil, keywords, nil)
	if err != nil {
		return nil, err
	}
	return len(hierarchy.Entries), nil
}

func walk(root string) ([]byte, *mtree.DirectoryHierarchy, error) {
	hierarchy, err := mtree.Walk(root, nil, keywords, nil)
	if err != nil {
		return nil, nil, err
	}
	var text bytes.Buffer
	_, err = hierarchy.WriteTo(&text)
	return text.Bytes(), hierarchy, err
}

func difference(stored []byte, fresh *mtree.DirectoryHierarchy) (any, error) {
	parsed, err := mtree.ParseSpec(bytes.NewReader(stored))
	if err != nil {
		return nil, err
	}
	return compared(parsed, fresh)
}

// compareSpecs parses two texts and compares them.
func compareSpecs(raw json.RawMessage) (any, error) {
	var asked struct {
		Old json.RawMessage `json:"old"`
		New json.RawMessage `json:"new"`
	}
	if err := json.Unmarshal(raw, &asked); err != nil {
		return nil, err
	}
	before, err := parsedSpec(asked.Old)
	if err != nil {
		return nil, err
	}
	after, err := parsedSpec(asked.New)
	if err != nil {
		return nil, err
	}
	return compared(before, after)
}

func parsedSpec(raw json.RawMessage) (*mtree.DirectoryHierarchy, error) {
	text, err := bytesOf(raw)
	if err != nil {
		return nil, err
	}
	return mtree.ParseSpec(bytes.NewReader(text))
}

type keyDelta struct {
	raw  string
	Name any    `json:"name"`
	Type string `json:"type"`
	Old  any    `json:"old,omitempty"`
	New  any    `json:"new,omitempty"`
}

type pathDelta struct {
	raw  string
	Path any        `json:"path"`
	Type string     `json:"type"`
	Keys []keyDelta `json:"keys"`
}

// compared is go-mtree's answer as sorted lists, since its own order is that of a Go map.
func compared(before, after *mtree.DirectoryHierarchy) (any, error) {
	deltas, err := mtree.Compare(before, after, keywords)
	if err != nil {
		return nil, err
	}
	paths := []pathDelta{}
	for _, delta := range deltas {
		path := pathDelta{raw: delta.Path(), Path: coded64([]byte(delta.Path())), Type: string(delta.Type()), Keys: []keyDelta{}}
		if delta.Type() == mtree.Modified {
			for _, key := range delta.Diff() {
				name := string(key.Name())
				path.Keys = append(path.Keys, keyDelta{
					raw:  name,
					Name: coded64([]byte(name)),
					Type: string(key.Type()),
					Old:  optional(key.Old()),
					New:  optional(key.New()),
				})
			}
			sort.Slice(path.Keys, func(i, j int) bool { return path.Keys[i].raw < path.Keys[j].raw })
		}
		paths = append(paths, path)
	}
	sort.Slice(paths, func(i, j int) bool { return paths[i].raw < paths[j].raw })
	return paths, nil
}

func optional(text *string) any {
	if text == nil {
		return nil
	}
	return coded64([]byte(*text))
}

// plant makes the tree; owners and modes of directories come last, deepest first, so that they do not stand in the way.
func plant(root string, entries []entry) error {
	if err := os.MkdirAll(root, 0700); err != nil {
		return err
	}
	for _, e := range entries {
		at, err := e.at(root)
		if err != nil {
			return err
		}
		if err := e.make(at); err != nil {
			return err
		}
	}
	for i := len(entries) - 1; i >= 0; i-- {
		at, err := entries[i].at(root)
		if err != nil {
			return err
		}
		if err := entries[i].dress(at); err != nil {
			return err
		}
	}
	return nil
}

func (e entry) at(root string) (string, error) {
	path, err := bytesOf(e.Path)
	return filepath.Join(root, string(path)), err
}

func (e entry) make(at string) error {
	switch e.Type {
	case "dir":
		return os.MkdirAll(at, 0700)
	case "file":
		content, err := bytesOf(e.Content)
		if err != nil {
			return err
		}
		return os.WriteFile(at, content, 0600)
	case "symlink":
		target, err := bytesOf(e.Target)
		if err != nil {
			return err
		}
		return os.Symlink(string(target), at)
	case "fifo":
		return syscall.Mkfifo(at, 0600)
	case "char":
		return syscall.Mknod(at, syscall.S_IFCHR|0600, 1<<8|3)
	}
	return &os.PathError{Op: "make", Path: at, Err: syscall.EINVAL}
}

func (e entry) dress(at string) error {
	for _, attribute := range e.Xattrs {
		value, err := base64.StdEncoding.DecodeString(attribute.Value)
		if err != nil {
			return err
		}
		if err := syscall.Setxattr(at, attribute.Name, value, 0); err != nil {
			return err
		}
	}
	if e.Uid != 0 || e.Gid != 0 {
		if err := os.Lchown(at, e.Uid, e.Gid); err != nil {
			return err
		}
	}
	if e.Type == "symlink" {
		return nil
	}
	mode, err := strconv.ParseUint(e.Mode, 8, 32)
	if err != nil {
		return err
	}
	return syscall.Chmod(at, uint32(mode))
}
