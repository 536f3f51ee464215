/**
 * The `tar` that the cache client finds. The client unpacks with `-P`, before anybody could look into the archive: absolute names, `..`,
 * links and devices would be made as they stand (docs/stacker/platform.md#1.5). This one neither packs nor unpacks: what is saved is the
 * staged file itself, and what was fetched is kept as it came, where a line that begins with the nonce says.
 *
 * `root` has only characters that a shell leaves alone. `mv` is an absolute path: no program is on the client's PATH.
 */
export function tarScript({ root, nonce, mv }: { root: string; nonce: string; mv: string }): string {
  return `#!/bin/sh
root=${quote(root)}
mv=${quote(mv)}
case "$1 $2" in
  '--posix -cf')
    case $PWD/$3 in "$root"/temp/*/cache.tgz) ;; *) exit 127 ;; esac
    IFS= read -r name <manifest.txt || [ -n "$name" ] || exit 2
    case $name in
      *[!0-9a-z/]* | */*/*) exit 2 ;;
      records/?* | blobs/?* | resolutions/?* | indexes/?*) exec "$mv" -- "$root/$name" "$3" ;;
    esac
    exit 2
    ;;
  -xf' '*)
    case $2 in "$root"/temp/*/cache.tgz) ;; *) exit 127 ;; esac
    # Out of reach of the client, which is about to remove it, and minds nothing where it is gone.
    id=\${2%/*}
    out="$root/out/\${id##*/}"
    echo
    echo "${nonce} $out"
    exec "$mv" -- "$2" "$out"
    ;;
  -tf' '*) exit 0 ;;
esac
exit 127
`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
