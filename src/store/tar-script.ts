/**
 * The `tar` that the cache client finds first. The client unpacks with `-P`, before anybody could look into the archive: absolute
 * names, `..`, links and devices would be made as they stand (platform 1.5). This one writes no name of the archive at all: it sends
 * the content of the first member, if that is a regular file and its name is one that is waited for, through a pipe into a new
 * file of its own, of no more bytes than are waited for. Then it says what it did in a line that begins with the nonce.
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
  name=$(cat manifest.txt) || exit 2
  plain "$name" || exit 2
  # Blobs are compressed already.
  case $name in blobs/*) ZSTD_CLEVEL=1; export ZSTD_CLEVEL ;; esac
  case $archive in *.tgz) program=gzip ;; *) program='zstd -T0' ;; esac
  exec "$tar" --format=gnu --use-compress-program="$program" -cf "$archive" -C "$root" \\
    --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=0644 -- "$name"
fi

unpacked() {
  case $archive in
    *.tgz) gzip -dc <"$archive" 2>/dev/null ;;
    *) zstd -dcq <"$archive" 2>/dev/null ;;
  esac
}

name=$(unpacked | head -c 65536 | "$tar" -tf - 2>/dev/null | head -n 1)
plain "$name" || exit 2
bytes=$(cat "$root/expected/$name" 2>/dev/null) || exit 2
out=$(mktemp "$root/out/XXXXXXXXXXXX") || exit 2
# The stream is cut off behind the member: no bomb unfolds. A sparse member that says to be larger than the stream meets the limit,
# which POSIX counts in 512 bytes.
unpacked | head -c $((bytes + 65536)) | (
  ulimit -f $((bytes / 512 + 1))
  exec "$tar" -xOf - --occurrence=1 --no-wildcards -- "$name"
) >"$out" 2>/dev/null
echo
echo "${nonce} $name $out"
`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
