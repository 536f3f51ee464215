/**
 * The `tar` that the cache client finds first. The client unpacks with `-P`, before anybody could look into the archive: absolute
 * names, `..`, links and devices would be made as they stand (platform 1.5). This one unpacks nothing at all: it keeps the archive
 * and says where, in a line that begins with the nonce; see `unpackFirst`.
 *
 * Archives are made without times, owners and pids, so the same content gives the same archive. Any other use of `tar` while the
 * client runs is passed on as it is.
 *
 * `root` has only characters that a shell leaves alone.
 */
export function tarScript({ root, nonce, tar }: { root: string; nonce: string; tar: string }): string {
  return `#!/bin/sh
root=${quote(root)}
tar=${quote(tar)}
action=
case "$1 $2" in
  '--posix -cf') case $PWD/$3 in "$root"/temp/*/cache.t[gz]*) action=create archive=$3 ;; esac ;;
  -xf' '*) case $2 in "$root"/temp/*/cache.t[gz]*) action=extract archive=$2 ;; esac ;;
  -tf' '*) case $2 in "$root"/temp/*/cache.t[gz]*) exit 0 ;; esac ;;
esac
if [ -z "$action" ]; then exec "$tar" "$@"; fi

unset TAR_OPTIONS GZIP ZSTD_NBTHREADS
LC_ALL=C
export LC_ALL

plain() {
  case $1 in
    *[!0-9a-z/]* | */*/*) return 1 ;;
    records/?* | blobs/?* | resolutions/?*) return 0 ;;
    *) return 1 ;;
  esac
}

if [ "$action" = create ]; then
  IFS= read -r name <manifest.txt || [ -n "$name" ] || exit 2
  plain "$name" || exit 2
  # Blobs are compressed already.
  case $name in blobs/*) ZSTD_CLEVEL=1; export ZSTD_CLEVEL ;; esac
  case $archive in *.tgz) program=gzip ;; *) program='zstd -T0' ;; esac
  exec "$tar" --format=gnu --use-compress-program="$program" -cf "$archive" -C "$root" \\
    --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=0644 -- "$name"
fi

# Another name for the archive, which the client is about to remove.
id=\${archive%/*}
out="$root/out/\${id##*/}.\${archive##*.}"
echo
echo "${nonce} $out"
exec ln -- "$archive" "$out"
`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
