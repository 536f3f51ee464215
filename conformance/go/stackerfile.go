package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/anmitsu/go-shlex"
	"gopkg.in/yaml.v2"
)

// A model of how stacker v1.2.0 reads a stackerfile, on the library that it reads it with: decoded to an ordered map, checked,
// marshalled, decoded again into typed layers, made absolute. Only what decides the layers is here.

const directory = "/srv/proj"

type source struct {
	Type     string `yaml:"type" json:"type"`
	Url      string `yaml:"url" json:"url,omitempty"`
	Tag      string `yaml:"tag" json:"tag,omitempty"`
	Insecure bool   `yaml:"insecure" json:"insecure,omitempty"`
}

type imported struct {
	Path string       `json:"path"`
	Hash string       `json:"hash,omitempty"`
	Dest string       `json:"dest,omitempty"`
	Mode *fs.FileMode `json:"mode,omitempty"`
	Uid  int          `json:"uid,omitempty"`
	Gid  int          `json:"gid,omitempty"`
}

type importList []imported

type overlaid struct {
	Source string `yaml:"source"`
	Dest   string `yaml:"dest"`
}

type bound struct {
	Source string `json:"source,omitempty"`
	Dest   string `json:"dest,omitempty"`
}

type lines []string

type command []string

// A bill of materials only leaves the flag was_bom behind, but its fields are decoded, so a wrong one is refused.
type bill struct {
	Generate  bool   `yaml:"generate"`
	Namespace string `yaml:"namespace"`
	Packages  []struct {
		Name    string
		Version string
		License string
		Paths   []string
	} `yaml:"packages"`
}

type layer struct {
	From            source            `yaml:"from" json:"from"`
	Imports         importList        `yaml:"imports" json:"imports,omitempty"`
	LegacyImport    importList        `yaml:"import" json:"import,omitempty"`
	OverlayDirs     []overlaid        `yaml:"overlay_dirs" json:"overlay_dirs,omitempty"`
	Run             lines             `yaml:"run" json:"run,omitempty"`
	Cmd             command           `yaml:"cmd" json:"cmd,omitempty"`
	Entrypoint      command           `yaml:"entrypoint" json:"entrypoint,omitempty"`
	FullCommand     command           `yaml:"full_command" json:"full_command,omitempty"`
	BuildEnvPt      []string          `yaml:"build_env_passthrough" json:"build_env_passthrough,omitempty"`
	BuildEnv        map[string]string `yaml:"build_env" json:"build_env,omitempty"`
	Environment     map[string]string `yaml:"environment" json:"environment,omitempty"`
	Volumes         []string          `yaml:"volumes" json:"volumes,omitempty"`
	Labels          map[string]string `yaml:"labels" json:"labels,omitempty"`
	GenerateLabels  lines             `yaml:"generate_labels" json:"generate_labels,omitempty"`
	WorkingDir      string            `yaml:"working_dir" json:"working_dir,omitempty"`
	BuildOnly       bool              `yaml:"build_only" json:"build_only,omitempty"`
	Binds           []bound           `yaml:"binds" json:"binds,omitempty"`
	RuntimeUser     string            `yaml:"runtime_user" json:"runtime_user,omitempty"`
	Annotations     map[string]string `yaml:"annotations" json:"annotations,omitempty"`
	OS              *string           `yaml:"os" json:"os,omitempty"`
	Arch            *string           `yaml:"arch" json:"arch,omitempty"`
	Bom             *bill             `yaml:"bom" json:"bom,omitempty"`
	WasLegacyImport bool              `yaml:"was_legacy_import" json:"was_legacy_import,omitempty"`
	WasBom          bool              `yaml:"was_bom" json:"was_bom,omitempty"`
}

type reading struct {
	Order         []string          `json:"order"`
	Layers        map[string]string `json:"layers"`
	Prerequisites []string          `json:"prerequisites"`
}

// readStackerfile answers the layers' JSON, as build.cache would hold it, or the refusal.
func readStackerfile(raw json.RawMessage) (any, error) {
	text, err := bytesOf(raw)
	if err != nil {
		return nil, err
	}
	var document yaml.MapSlice
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	result := reading{Order: []string{}, Layers: map[string]string{}, Prerequisites: []string{}}
	config := &struct {
		Prerequisites []string `yaml:"prerequisites"`
	}{Prerequisites: []string{}}
	var definitions yaml.MapSlice
	for _, item := range document {
		name, isText := item.Key.(string)
		if !isText {
			return nil, fmt.Errorf("layer name %v", item.Key)
		}
		if name != "config" {
			definitions = append(definitions, item)
			result.Order = append(result.Order, name)
			continue
		}
		if err := again(item.Value, &config); err != nil {
			return nil, err
		}
	}
	// `config: null` leaves nil, on which stacker panics when it looks for prerequisites; so does this.
	for _, path := range config.Prerequisites {
		result.Prerequisites = append(result.Prerequisites, absolute(path))
	}
	if err := checkDirectives(definitions); err != nil {
		return nil, err
	}
	layers := map[string]layer{}
	if err := again(definitions, &layers); err != nil {
		return nil, err
	}
	for name, decoded := range layers {
		if err := decoded.settle(); err != nil {
			return nil, err
		}
		text, err := json.Marshal(decoded)
		if err != nil {
			return nil, err
		}
		result.Layers[name] = string(text)
	}
	return result, nil
}

func again(value, target any) error {
	text, err := yaml.Marshal(value)
	if err != nil {
		return err
	}
	return yaml.Unmarshal(text, target)
}

func checkDirectives(definitions yaml.MapSlice) error {
	known := yamlNames(reflect.TypeOf(layer{}))
	sourceNames := yamlNames(reflect.TypeOf(source{}))
	for _, definition := range definitions {
		// stacker panics where these are not maps of strings; so does this.
		for _, directive := range definition.Value.(yaml.MapSlice) {
			name := directive.Key.(string)
			if !known[name] {
				return fmt.Errorf("unknown directive %s", name)
			}
			if name == "from" {
				for _, part := range directive.Value.(yaml.MapSlice) {
					if !sourceNames[part.Key.(string)] {
						return fmt.Errorf("unknown image source directive %s", part.Key)
					}
				}
			}
			if (name == "os" || name == "arch") && directive.Value == nil {
				return fmt.Errorf("%s is empty", name)
			}
		}
	}
	return nil
}

func yamlNames(of reflect.Type) map[string]bool {
	names := map[string]bool{}
	for i := 0; i < of.NumField(); i++ {
		names[of.Field(i).Tag.Get("yaml")] = true
	}
	return names
}

// settle applies the defaults and makes the paths absolute.
func (l *layer) settle() error {
	if l.From.Type == "built" && l.From.Tag == "" {
		return errors.New("from tag is empty")
	}
	if l.OS == nil {
		l.OS = pointerTo("linux")
	}
	if l.Arch == nil {
		l.Arch = pointerTo("amd64")
	}
	if l.Bom != nil {
		l.Bom, l.WasBom = nil, true
	}
	if len(l.LegacyImport) != 0 && len(l.Imports) != 0 {
		return errors.New("both import and imports")
	}
	if len(l.LegacyImport) != 0 {
		l.Imports, l.LegacyImport, l.WasLegacyImport = l.LegacyImport, nil, true
	}
	for i := range l.Imports {
		path := l.Imports[i].Path
		l.Imports[i].Path = absolute(path)
		// An empty path panics here, as it does there.
		if path[len(path)-1] == '/' {
			l.Imports[i].Path += "/"
		}
	}
	for i := range l.OverlayDirs {
		l.OverlayDirs[i].Source = absolute(l.OverlayDirs[i].Source)
	}
	for i := range l.Binds {
		l.Binds[i] = bound{Source: absolute(l.Binds[i].Source), Dest: absolute(l.Binds[i].Dest)}
	}
	return nil
}

func pointerTo(text string) *string { return &text }

func absolute(path string) string {
	if scheme, _, isUrl := strings.Cut(path, "://"); isUrl && scheme != "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(directory, path)
}

func (l *lines) UnmarshalYAML(unmarshal func(any) error) error {
	words, err := textOrList(unmarshal, func(text string) ([]string, error) { return []string{text}, nil })
	*l = words
	return err
}

func (c *command) UnmarshalYAML(unmarshal func(any) error) error {
	words, err := textOrList(unmarshal, func(text string) ([]string, error) { return shlex.Split(text, true) })
	*c = words
	return err
}

func textOrList(unmarshal func(any) error, split func(string) ([]string, error)) ([]string, error) {
	var value any
	if err := unmarshal(&value); err != nil {
		return nil, err
	}
	switch value := value.(type) {
	case nil:
		return []string{}, nil
	case string:
		return split(value)
	case []any:
		words := []string{}
		for _, item := range value {
			word, isText := item.(string)
			if !isText {
				return nil, fmt.Errorf("item of type %T", item)
			}
			words = append(words, word)
		}
		return words, nil
	}
	return nil, fmt.Errorf("directive of type %T", value)
}

// A duplicate directive is decoded into the same list, so imports add up.
func (list *importList) UnmarshalYAML(unmarshal func(any) error) error {
	var value any
	if err := unmarshal(&value); err != nil {
		return err
	}
	items, isList := value.([]any)
	if !isList {
		path, isText := value.(string)
		if !isText {
			return fmt.Errorf("imports of type %T", value)
		}
		items = []any{path}
	}
	for _, item := range items {
		one, err := importFrom(item)
		if err != nil {
			return err
		}
		*list = append(*list, one)
	}
	return nil
}

func importFrom(value any) (imported, error) {
	result := imported{Uid: -1, Gid: -1}
	if path, isText := value.(string); isText {
		result.Path = path
		return result, nil
	}
	fields, isMap := value.(map[any]any)
	if !isMap {
		return result, fmt.Errorf("import of type %T", value)
	}
	for key := range fields {
		if _, isText := key.(string); !isText {
			return result, fmt.Errorf("key %v", key)
		}
	}
	for name, target := range map[string]*string{"path": &result.Path, "hash": &result.Hash, "dest": &result.Dest} {
		if field, found := fields[name]; found {
			text, isText := field.(string)
			if !isText {
				return result, fmt.Errorf("%s is not a string", name)
			}
			*target = text
		}
	}
	mode := -1
	for name, target := range map[string]*int{"mode": &mode, "uid": &result.Uid, "gid": &result.Gid} {
		if field, found := fields[name]; found {
			number, isNumber := field.(int)
			if !isNumber {
				return result, fmt.Errorf("%s is not an integer", name)
			}
			*target = number
		}
	}
	if mode != -1 {
		bits := fs.FileMode(mode)
		result.Mode = &bits
	}
	switch {
	case result.Path == "":
		return result, errors.New("no path")
	case result.Dest != "" && !filepath.IsAbs(result.Dest):
		return result, errors.New("dest is relative")
	case result.Uid < -1 || result.Gid < -1:
		return result, errors.New("negative owner")
	}
	return result, nil
}

func (b *bound) UnmarshalYAML(unmarshal func(any) error) error {
	var fields struct {
		Source string `yaml:"source"`
		Dest   string `yaml:"dest"`
	}
	if err := unmarshal(&fields); err == nil {
		if fields.Source == "" {
			return errors.New("bind without source")
		}
		if fields.Dest == "" {
			fields.Dest = fields.Source
		}
		b.Source, b.Dest = fields.Source, fields.Dest
		return nil
	}
	var text string
	if err := unmarshal(&text); err != nil {
		return err
	}
	words := strings.Fields(text)
	switch {
	case len(words) == 1:
		b.Source, b.Dest = words[0], words[0]
	case len(words) == 3 && words[1] == "->":
		b.Source, b.Dest = words[0], words[2]
	default:
		return errors.New("invalid bind")
	}
	return nil
}
