package main

import (
	"encoding/base64"
	"encoding/json"
	"io/fs"
	"strconv"
	"syscall"
	"unicode/utf8"
)

// bytesOf reads a string, or {"b64": ...} where the bytes are not UTF-8.
func bytesOf(raw json.RawMessage) ([]byte, error) {
	if len(raw) > 0 && raw[0] == '{' {
		var coded struct{ B64 string }
		if err := json.Unmarshal(raw, &coded); err != nil {
			return nil, err
		}
		return base64.StdEncoding.DecodeString(coded.B64)
	}
	var text string
	err := json.Unmarshal(raw, &text)
	return []byte(text), err
}

func coded64(bytes []byte) any {
	if utf8.Valid(bytes) {
		return string(bytes)
	}
	return map[string]string{"b64": base64.StdEncoding.EncodeToString(bytes)}
}

// jsonText answers how encoding/json writes a string, and what it reads back.
func jsonText(raw json.RawMessage) (any, error) {
	bytes, err := bytesOf(raw)
	if err != nil {
		return nil, err
	}
	written, err := json.Marshal(string(bytes))
	if err != nil {
		return nil, err
	}
	var back string
	if err := json.Unmarshal(written, &back); err != nil {
		return nil, err
	}
	return map[string]any{"out": string(written), "back": coded64([]byte(back))}, nil
}

// printMode answers the text of a FileMode given as decimal digits, and, where the file type is a plain st_mode, of what os.Stat
// makes of it.
func printMode(raw json.RawMessage) (any, error) {
	var digits string
	if err := json.Unmarshal(raw, &digits); err != nil {
		return nil, err
	}
	number, err := strconv.ParseUint(digits, 10, 32)
	if err != nil {
		return nil, err
	}
	converted := modeOfStat(uint32(number))
	return map[string]any{
		"mode": fs.FileMode(number).String(),
		"stat": strconv.FormatUint(uint64(converted), 10),
		"text": converted.String(),
	}, nil
}

// modeOfStat is the rule of package os (stat_linux.go), which is not exported.
func modeOfStat(mode uint32) fs.FileMode {
	converted := fs.FileMode(mode & 0777)
	switch mode & syscall.S_IFMT {
	case syscall.S_IFBLK:
		converted |= fs.ModeDevice
	case syscall.S_IFCHR:
		converted |= fs.ModeDevice | fs.ModeCharDevice
	case syscall.S_IFDIR:
		converted |= fs.ModeDir
	case syscall.S_IFIFO:
		converted |= fs.ModeNamedPipe
	case syscall.S_IFLNK:
		converted |= fs.ModeSymlink
	case syscall.S_IFSOCK:
		converted |= fs.ModeSocket
	}
	if mode&syscall.S_ISGID != 0 {
		converted |= fs.ModeSetgid
	}
	if mode&syscall.S_ISUID != 0 {
		converted |= fs.ModeSetuid
	}
	if mode&syscall.S_ISVTX != 0 {
		converted |= fs.ModeSticky
	}
	return converted
}
