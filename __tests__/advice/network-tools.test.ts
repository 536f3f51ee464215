import { describe, expect, test } from 'vitest'
import { networkTools } from '../../src/advice/network-tools.ts'

describe('tools that fetch from the network', () => {
  test.each([
    ['apt-get -y install curl', ['apt-get install']],
    ['apt update && apt install -y python3', ['apt update', 'apt install']],
    ['DEBIAN_FRONTEND=noninteractive sudo -E apt-get -o X=y install \\\n  make', ['apt-get install']],
    ['chroot /rootfs dnf --setopt=a=b install make', ['dnf install']],
    ['yum -y update', ['yum update']],
    ['if ! curl -sf https://x.example; then exit 1; fi', ['curl']],
    ['url=$(wget -qO- "$where")', ['wget']],
    ['sh -c "apk update && apk add make"', ['apk update', 'apk add']],
    ['bash -exc \'sh -c "curl x | tar x"\'', ['curl']],
    ['su builder -c "pip install x"', ['pip install']],
    ['eval "wget $url"', ['wget']],
    ['sudo -u builder -H -- npm install', ['npm install']],
    ['env -i PATH=/bin LANG=C curl x', ['curl']],
    ['nice -n 10 timeout -k 5 60 git clone https://x.example/y', ['git clone']],
    ['cat urls | xargs -n 1 -P4 wget', ['wget']],
    ['for url in a b; do curl "$url"; done', ['curl']],
    ['case x in a) curl x;; esac', ['curl']],
    ['fetch() { wget x; }; fetch', ['wget']],
    ['(cd /x && busybox wget y) || exit 1', ['wget']],
    ['tar x < <(curl https://x.example)', ['curl']],
    ['echo "got $(curl x)"', ['curl']],
    ['x=`wget -qO- y`', ['wget']],
    ['test -f a || curl x >a 2>&1 &', ['curl']],
    ['curl \\\n  -L \\\n  https://x.example', ['curl']],
    ['if true\nthen curl x\nfi', ['curl']],
    ['chroot /rootfs /bin/bash -e <<EOF\napt-get update\nEOF', ['apt-get update']],
    ["cat > a <<'EOF'\ncurl no\nEOF\nwget yes", ['wget']],
    ["echo 'it''s' && curl x", ['curl']],
    ['echo ${x#*/} && curl ${y}', ['curl']],
    ['pacman -Syu --noconfirm make', ['pacman -S']],
    ['rpm -Uvh https://x.example/y.rpm', ['rpm']],
    ['microdnf -y install make', ['microdnf install']],
    ['zypper -n in make', ['zypper in']],
    ['git -C /x submodule update --init', ['git submodule']],
    ['rsync -a host:/x /y', ['rsync']],
    ['skopeo copy docker://x/y:1 oci:z', ['skopeo copy']],
    ['podman pull x', ['podman pull']],
    ['yarn', ['yarn']],
    ['npx create-x', ['npx']],
    ['python3 -m pip install virt-firmware', ['pip install']],
    ['cd /ui && npm i', ['npm i']],
    ['/usr/local/go/bin/go install github.com/x/y@v1', ['go install']],
    ['go get -u github.com/x/y', ['go get']],
    ['git clone --depth 1 https://x.example/y -b z', ['git clone']],
    ['git clone git@x.example:y/z', ['git clone']],
    ['git clone $URL', ['git clone']],
    ['git clone host:y', ['git clone']],
  ])('%s', (script, tools) => {
    expect(networkTools([script])).toEqual(tools)
  })

  test.each([
    'git clone /zotcopy zot',
    'git clone file:///x y',
    'apt-get clean && dnf remove curl',
    'pip install --no-index ./x',
    'go install ./cmd/x && go build',
    'curl --version; wget --help',
    'curl -sf http://localhost:8080/health',
    '# apk add curl',
    'echo "please; curl x"',
    "echo 'try: apk add x && curl y'",
    'cat > script <<EOF\ncurl https://x.example\nEOF\ntrue',
    'rpm -q curl wget',
    'HOST_PKGS="wget curl"',
    'command -v curl',
    "sed -i '/deb-src/d' /etc/apt/sources.list",
    'curl -LO https://x.example/a.tgz\necho "0123  a.tgz" | sha256sum -c -',
    'wget x\nsha512sum --strict --check sums',
    'cd /ui && npm ci',
    'yarn install --frozen-lockfile',
    'pip install --require-hashes -r requirements.txt',
    `git clone https://x.example/y && cd y && git checkout ${'0a'.repeat(20)}`,
    'npm run install && yarn run add',
    'echo "please (curl x)"',
    'echo "first\ncurl x\nlast"',
    "tee a <<-'EOF' >/dev/null\n\tcurl x\n\tEOF\ntrue",
    'make # && curl x',
    'skopeo copy oci:a oci:b',
    'rsync -a /x/ /y/',
    '#!/usr/bin/env python3\ncurl = 1\ncurl + x',
    'git fetcher && aptly install',
    '',
  ])('not %s', (script) => {
    expect(networkTools([script])).toEqual([])
  })

  test('each is named once, from all items of run', () => {
    expect(networkTools(['curl a', 'curl b', 'apk add c'])).toEqual(['curl', 'apk add'])
  })

  test('whose output goes elsewhere than into the file that is held against a checksum count', () => {
    const check = 'sha256sum -c sums'
    expect(networkTools(['curl -L x | sh', check])).toEqual(['curl'])
    expect(networkTools(['key=$(curl x)', check])).toEqual(['curl'])
    expect(networkTools(['(curl -LO x)', check])).toEqual([])
  })

  test('are looked for in the first quarter of a megabyte, wherever that ends', () => {
    const longest = 1 << 18
    expect(networkTools([`${'#'.repeat(longest - 'curl x'.length - 1)}\ncurl x`])).toEqual(['curl'])
    expect(networkTools([`${'#'.repeat(longest)}\ncurl x`])).toEqual([])
  })
})
