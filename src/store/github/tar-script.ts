/**
 * The `tar` that the cache client finds first. The client unpacks with `-P`, before anybody could look into the archive: absolute
 * names, `..`, links and devices would be made as they stand (docs/stacker/platform.md#1.5). This one unpacks nothing at all: it
 * keeps the archive and says where, in a line that begins with the nonce; see `unpackFirst`.
 *
 * An archive is put together of what lies ready (see `tarEnds`), so no tar is needed where only that of BusyBox, or none, is. Any other
 * use of `tar` while the client runs is passed on to the machine's as it is.
 *
 * `root` has only characters that a shell leaves alone.
 */
export function tarScript({ root, nonce, tar }: { root: string; nonce: string; tar: string | undefined }): string {
  return `#!/bin/sh
root=${quote(root)}
tar=${quote(tar ?? '')}
action=
case "$1 $2" in
  '--posix -cf') case $PWD/$3 in "$root"/temp/*/cache.t[gz]*) action=create archive=$3 ;; esac ;;
  -xf' '*) case $2 in "$root"/temp/*/cache.t[gz]*) action=extract archive=$2 ;; esac ;;
  -tf' '*) case $2 in "$root"/temp/*/cache.t[gz]*) exit 0 ;; esac ;;
esac
if [ -z "$action" ]; then
  [ -n "$tar" ] || exit 127
  exec "$tar" "$@"
fi

unset TAR_OPTIONS GZIP ZSTD_NBTHREADS
LC_ALL=C
export LC_ALL

plain() {
  case $1 in
    *[!0-9a-z/]* | */*/*) return 1 ;;
    records/?* | blobs/?* | resolutions/?* | indexes/?*) return 0 ;;
    *) return 1 ;;
  esac
}

if [ "$action" = create ]; then
  IFS= read -r name <manifest.txt || [ -n "$name" ] || exit 2
  plain "$name" || exit 2
  # Hashed and packed in one reading, by who hashed it.
  ready="$root/ready/$name.\${archive##*.}"
  [ -f "$ready" ] && exec mv -- "$ready" "$archive"
  # Blobs are compressed already.
  case $name in blobs/*) ZSTD_CLEVEL=1; export ZSTD_CLEVEL ;; esac
  case $archive in *.tgz) program=gzip ;; *) program='zstd -T0' ;; esac
  failed="$root/out/failed.$$"
  { cat -- "$root/heads/$name" "$root/$name" "$root/tails/$name" || : >"$failed"; } | $program >"$archive" || exit 2
  [ ! -e "$failed" ]
  exit
fi

# Out of reach of the client, which is about to remove it, and minds nothing where it is gone.
id=\${archive%/*}
out="$root/out/\${id##*/}.\${archive##*.}"
echo
echo "${nonce} $out"
exec mv -- "$archive" "$out"
`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
