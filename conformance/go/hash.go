package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"time"

	"github.com/mitchellh/hashstructure"
)

// node is a typed value as vectors/README.md describes it.
type node struct {
	K       string            `json:"k"`
	V       json.RawMessage   `json:"v"`
	B64     *string           `json:"b64"`
	Bits    string            `json:"bits"`
	Elems   []node            `json:"elems"`
	Entries [][2]node         `json:"entries"`
	Fields  []json.RawMessage `json:"fields"`
	Name    string            `json:"name"`
	Nil     bool              `json:"nil"`
	Time    string            `json:"marshal_binary_b64"`
}

// Struct names are hashed and reflect cannot make a named type, so named structs come from this list. Their fields are interfaces,
// which hashstructure looks through, so that any value fits.
type (
	T1          struct{ A any }
	T2          struct{ A, B any }
	Layer       struct{ From, Run, Labels, Os any }
	ImageSource struct{ Type, Url, Tag, Insecure any }
	Tagged      struct {
		A any `hash:"ignore"`
		B any `hash:"-"`
		C any `hash:"set"`
		D any
	}
)

var named = map[string]reflect.Type{
	"T1":          reflect.TypeOf(T1{}),
	"T2":          reflect.TypeOf(T2{}),
	"Layer":       reflect.TypeOf(Layer{}),
	"ImageSource": reflect.TypeOf(ImageSource{}),
	"Tagged":      reflect.TypeOf(Tagged{}),
}

var numbers = map[string]reflect.Type{
	"int": reflect.TypeOf(int(0)), "int8": reflect.TypeOf(int8(0)), "int16": reflect.TypeOf(int16(0)),
	"int32": reflect.TypeOf(int32(0)), "int64": reflect.TypeOf(int64(0)),
	"uint": reflect.TypeOf(uint(0)), "uint8": reflect.TypeOf(uint8(0)), "uint16": reflect.TypeOf(uint16(0)),
	"uint32": reflect.TypeOf(uint32(0)), "uint64": reflect.TypeOf(uint64(0)),
}

var (
	anyType    = reflect.TypeOf((*any)(nil)).Elem()
	stringType = reflect.TypeOf("")
)

func hashValue(raw json.RawMessage) (any, error) {
	var n node
	if err := json.Unmarshal(raw, &n); err != nil {
		return nil, err
	}
	value, err := n.value()
	if err != nil {
		return nil, err
	}
	var whole any
	if value.IsValid() {
		whole = value.Interface()
	}
	hash, err := hashstructure.Hash(whole, nil)
	if err != nil {
		return nil, err
	}
	return strconv.FormatUint(hash, 10), nil
}

// value is invalid for a nil without a type.
func (n node) value() (reflect.Value, error) {
	switch n.K {
	case "string":
		text, err := n.text()
		return reflect.ValueOf(text), err
	case "bool":
		return reflect.ValueOf(string(n.V) == "true"), nil
	case "float32":
		bits, err := strconv.ParseUint(n.Bits, 16, 32)
		return reflect.ValueOf(math.Float32frombits(uint32(bits))), err
	case "float64":
		bits, err := strconv.ParseUint(n.Bits, 16, 64)
		return reflect.ValueOf(math.Float64frombits(bits)), err
	case "time":
		bytes, err := base64.StdEncoding.DecodeString(n.Time)
		if err != nil {
			return reflect.Value{}, err
		}
		var at time.Time
		err = at.UnmarshalBinary(bytes)
		return reflect.ValueOf(at), err
	case "nil":
		return reflect.Value{}, nil
	case "ptr", "iface":
		return n.pointer()
	case "slice", "array":
		return n.sequence()
	case "map":
		return n.mapping()
	case "struct":
		return n.structure()
	case "chan":
		return reflect.ValueOf(make(chan int)), nil
	case "complex128":
		return reflect.ValueOf(complex(1, 2)), nil
	case "uintptr":
		return reflect.ValueOf(uintptr(1)), nil
	}
	if kind, known := numbers[n.K]; known {
		return n.integer(kind)
	}
	return reflect.Value{}, fmt.Errorf("unknown kind %q", n.K)
}

func (n node) text() (string, error) {
	if n.B64 != nil {
		bytes, err := base64.StdEncoding.DecodeString(*n.B64)
		return string(bytes), err
	}
	var text string
	err := json.Unmarshal(n.V, &text)
	return text, err
}

func (n node) integer(kind reflect.Type) (reflect.Value, error) {
	var digits string
	if err := json.Unmarshal(n.V, &digits); err != nil {
		return reflect.Value{}, err
	}
	value := reflect.New(kind).Elem()
	if value.CanInt() {
		number, err := strconv.ParseInt(digits, 10, kind.Bits())
		value.SetInt(number)
		return value, err
	}
	number, err := strconv.ParseUint(digits, 10, kind.Bits())
	value.SetUint(number)
	return value, err
}

func (n node) pointer() (reflect.Value, error) {
	if len(n.V) == 0 || string(n.V) == "null" {
		return reflect.Zero(reflect.PointerTo(stringType)), nil
	}
	var inner node
	if err := json.Unmarshal(n.V, &inner); err != nil {
		return reflect.Value{}, err
	}
	value, err := inner.value()
	if err != nil || n.K == "iface" || !value.IsValid() {
		return value, err
	}
	pointer := reflect.New(value.Type())
	pointer.Elem().Set(value)
	return pointer, nil
}

// Elements of one type make a slice of that type, as stacker's own are; others a slice of interfaces.
func (n node) sequence() (reflect.Value, error) {
	values, err := valuesOf(n.Elems)
	if err != nil {
		return reflect.Value{}, err
	}
	of := commonType(values)
	if n.K == "array" {
		array := reflect.New(reflect.ArrayOf(len(values), of)).Elem()
		for i, value := range values {
			put(array.Index(i), value)
		}
		return array, nil
	}
	if n.Nil {
		return reflect.Zero(reflect.SliceOf(of)), nil
	}
	slice := reflect.MakeSlice(reflect.SliceOf(of), len(values), len(values))
	for i, value := range values {
		put(slice.Index(i), value)
	}
	return slice, nil
}

func (n node) mapping() (reflect.Value, error) {
	var keyNodes, elementNodes []node
	for _, entry := range n.Entries {
		keyNodes = append(keyNodes, entry[0])
		elementNodes = append(elementNodes, entry[1])
	}
	keys, err := valuesOf(keyNodes)
	if err != nil {
		return reflect.Value{}, err
	}
	elements, err := valuesOf(elementNodes)
	if err != nil {
		return reflect.Value{}, err
	}
	mapType := reflect.MapOf(commonType(keys), commonType(elements))
	if n.Nil {
		return reflect.Zero(mapType), nil
	}
	mapping := reflect.MakeMap(mapType)
	for i, key := range keys {
		element := reflect.New(mapType.Elem()).Elem()
		put(element, elements[i])
		mapping.SetMapIndex(key, element)
	}
	return mapping, nil
}

func (n node) structure() (reflect.Value, error) {
	var names, tags []string
	var values []reflect.Value
	for _, raw := range n.Fields {
		var parts []json.RawMessage
		if err := json.Unmarshal(raw, &parts); err != nil {
			return reflect.Value{}, err
		}
		var name string
		var inner node
		var tag struct{ Tag string }
		if err := json.Unmarshal(parts[0], &name); err != nil {
			return reflect.Value{}, err
		}
		if err := json.Unmarshal(parts[1], &inner); err != nil {
			return reflect.Value{}, err
		}
		if len(parts) > 2 {
			if err := json.Unmarshal(parts[2], &tag); err != nil {
				return reflect.Value{}, err
			}
		}
		value, err := inner.value()
		if err != nil {
			return reflect.Value{}, err
		}
		names, tags, values = append(names, name), append(tags, tag.Tag), append(values, value)
	}
	if n.Name != "" {
		known, found := named[n.Name]
		if !found {
			return reflect.Value{}, fmt.Errorf("no struct %q", n.Name)
		}
		whole := reflect.New(known).Elem()
		for i, name := range names {
			put(whole.FieldByName(name), values[i])
		}
		return whole, nil
	}
	var fields []reflect.StructField
	for i, name := range names {
		fieldType := anyType
		if values[i].IsValid() {
			fieldType = values[i].Type()
		}
		field := reflect.StructField{Name: name, Type: fieldType}
		if tags[i] != "" {
			field.Tag = reflect.StructTag(fmt.Sprintf("hash:%q", tags[i]))
		}
		fields = append(fields, field)
	}
	whole := reflect.New(reflect.StructOf(fields)).Elem()
	for i := range names {
		put(whole.Field(i), values[i])
	}
	return whole, nil
}

func put(place, value reflect.Value) {
	if value.IsValid() {
		place.Set(value)
	}
}

func valuesOf(nodes []node) ([]reflect.Value, error) {
	values := make([]reflect.Value, len(nodes))
	for i, n := range nodes {
		value, err := n.value()
		if err != nil {
			return nil, err
		}
		values[i] = value
	}
	return values, nil
}

func commonType(values []reflect.Value) reflect.Type {
	if len(values) == 0 {
		return stringType
	}
	for _, value := range values {
		if !value.IsValid() || value.Type() != values[0].Type() {
			return anyType
		}
	}
	return values[0].Type()
}
