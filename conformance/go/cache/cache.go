// Package cache has the shape of a v1.2.0 cache entry, from vectors/schema.json. Names of types and fields are stacker's and
// image-spec's, because hashstructure hashes them.
package cache

import (
	"encoding/json"
	"errors"
	"io/fs"
	"strconv"
	"strings"
)

type BuildCache struct {
	Cache   map[string]CacheEntry `json:"cache"`
	Version int                   `json:"version"`
}

type CacheEntry struct {
	Manifests       map[LayerType]Descriptor
	Imports         map[string]ImportHash
	OverlayDirs     map[string]OverlayDirHash
	Name            string
	Layer           Layer
	Base            string
	SourceDateEpoch *int64 `json:"source_date_epoch,omitempty"`
}

type LayerType struct {
	Type   string
	Verity VerityMetadata
}

type VerityMetadata bool

func (l LayerType) MarshalText() ([]byte, error) {
	if l.Verity {
		return []byte(l.Type + "+true"), nil
	}
	return []byte(l.Type + "+false"), nil
}

func (l *LayerType) UnmarshalText(text []byte) error {
	fields := strings.Split(string(text), "+")
	if len(fields) > 2 {
		return errors.New("invalid layer type")
	}
	l.Type = fields[0]
	if len(fields) == 1 {
		return nil
	}
	verity, err := strconv.ParseBool(fields[1])
	l.Verity = VerityMetadata(verity)
	return err
}

type ImportHash struct {
	Type ImportType
	Hash string
}

type ImportType int

type OverlayDirHash struct{ Hash string }

type Digest string

type Descriptor struct {
	MediaType    string            `json:"mediaType"`
	Digest       Digest            `json:"digest"`
	Size         int64             `json:"size"`
	URLs         []string          `json:"urls,omitempty"`
	Annotations  map[string]string `json:"annotations,omitempty"`
	Data         []byte            `json:"data,omitempty"`
	Platform     *Platform         `json:"platform,omitempty"`
	ArtifactType string            `json:"artifactType,omitempty"`
}

type Platform struct {
	Architecture string   `json:"architecture"`
	OS           string   `json:"os"`
	OSVersion    string   `json:"os.version,omitempty"`
	OSFeatures   []string `json:"os.features,omitempty"`
	Variant      string   `json:"variant,omitempty"`
}

type Layer struct {
	From            ImageSource       `json:"from"`
	Imports         Imports           `json:"imports,omitempty"`
	LegacyImport    Imports           `json:"import,omitempty"`
	OverlayDirs     OverlayDirs       `json:"overlay_dirs,omitempty"`
	Run             StringList        `json:"run,omitempty"`
	Cmd             Command           `json:"cmd,omitempty"`
	Entrypoint      Command           `json:"entrypoint,omitempty"`
	FullCommand     Command           `json:"full_command,omitempty"`
	BuildEnvPt      []string          `json:"build_env_passthrough,omitempty"`
	BuildEnv        map[string]string `json:"build_env,omitempty"`
	Environment     map[string]string `json:"environment,omitempty"`
	Volumes         []string          `json:"volumes,omitempty"`
	Labels          map[string]string `json:"labels,omitempty"`
	GenerateLabels  StringList        `json:"generate_labels,omitempty"`
	WorkingDir      string            `json:"working_dir,omitempty"`
	BuildOnly       bool              `json:"build_only,omitempty"`
	Binds           Binds             `json:"binds,omitempty"`
	RuntimeUser     string            `json:"runtime_user,omitempty"`
	Annotations     map[string]string `json:"annotations,omitempty"`
	OS              *string           `json:"os,omitempty"`
	Arch            *string           `json:"arch,omitempty"`
	Bom             *Bom              `json:"bom,omitempty"`
	WasLegacyImport bool              `json:"was_legacy_import,omitempty"`
	WasBom          bool              `json:"was_bom,omitempty"`
}

type (
	Imports     []Import
	OverlayDirs []OverlayDir
	Binds       []Bind
	StringList  []string
	Command     []string
)

type ImageSource struct {
	Type     string `json:"type"`
	Url      string `json:"url,omitempty"`
	Tag      string `json:"tag,omitempty"`
	Insecure bool   `json:"insecure,omitempty"`
}

type Import struct {
	Path string       `json:"path"`
	Hash string       `json:"hash,omitempty"`
	Dest string       `json:"dest,omitempty"`
	Mode *fs.FileMode `json:"mode,omitempty"`
	Uid  int          `json:"uid,omitempty"`
	Gid  int          `json:"gid,omitempty"`
}

type OverlayDir struct{ Source, Dest string }

type Bom struct {
	Generate  bool      `json:"generate"`
	Namespace string    `json:"namespace"`
	Packages  []Package `json:"packages,omitempty"`
}

type Package struct {
	Name, Version, License string
	Paths                  []string
}

type Bind struct {
	Source string `json:"source,omitempty"`
	Dest   string `json:"dest,omitempty"`
}

// UnmarshalJSON takes both forms that stacker takes: {source, dest}, and "src -> dst".
func (b *Bind) UnmarshalJSON(data []byte) error {
	var fields struct {
		Source string `json:"source"`
		Dest   string `json:"dest"`
	}
	if err := json.Unmarshal(data, &fields); err == nil {
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
	if err := json.Unmarshal(data, &text); err != nil {
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
