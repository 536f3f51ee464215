module stack-cache.test/conformance

go 1.23

require (
	github.com/anmitsu/go-shlex v0.0.0-20200514113438-38f4b401e2be
	github.com/mitchellh/hashstructure v1.1.0
	github.com/vbatts/go-mtree v0.5.4
	gopkg.in/yaml.v2 v2.4.0
)

require (
	github.com/sirupsen/logrus v1.9.3 // indirect
	golang.org/x/crypto v0.24.0 // indirect
	golang.org/x/sys v0.21.0 // indirect
)
