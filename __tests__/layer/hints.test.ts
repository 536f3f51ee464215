import { describe, expect, test } from 'vitest'
import { changesWithCommits, networkTools } from '../../src/layer/hints.ts'

describe('tools that fetch from the network', () => {
  test.each([
    ['apt-get -y install curl', ['apt-get install']],
    ['apt update && apt install -y python3', ['apt update', 'apt install']],
    ['DEBIAN_FRONTEND=noninteractive sudo -E apt-get -o X=y install \\\n  make', ['apt-get install']],
    ['chroot /rootfs dnf --setopt=a=b install make', ['dnf install']],
    ['yum -y update', ['yum update']],
    ['if ! curl -sf https://x.example; then exit 1; fi', ['curl']],
    ['url=$(wget -qO- "$where")', ['wget']],
    ['sh -c "apk update && apk add make"', ['apk update']],
    ['python3 -m pip install virt-firmware', ['pip install']],
    ['cd /ui && npm ci', ['npm ci']],
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
    '',
  ])('not %s', (script) => {
    expect(networkTools([script])).toEqual([])
  })

  test('each is named once, from all items of run', () => {
    expect(networkTools(['curl a', 'curl b', 'apk add c'])).toEqual(['curl', 'apk add'])
  })

  test('long hostile scripts take no long time', () => {
    const unit = ['cat ', 'cat <<X ', '"', "'", 'sha256sum ', 'a-', '$(', '<< ', 'sudo ', '\\\n']
    for (const text of unit) expect(networkTools([text.repeat(200_000)])).toBeDefined()
  }, 5_000)
})

describe('substitutions that change with every commit', () => {
  test.each([
    ['COMMIT', '6f1ed002ab5595859014ebf0951522d9'],
    ['COMMIT', 'one'],
    ['GIT_COMMIT', '1234567'],
    ['GITHUB_SHA', 'f'.repeat(40)],
    ['gitSha', 'abc1234'],
    ['REVISION', 'v1.0.0-0-g1234567'],
    ['DATE', '2026-01-02'],
    ['BUILD_ID', '4711'],
    ['BUILD_NUMBER', '12'],
    ['BUILD_VERSION', '1.2.3-1234abc'],
    ['RUN_ID', '99'],
    ['VERSION', 'v1.2.3-14-gabcdef0'],
    ['VERSION', 'v1.2.3-dirty'],
    ['VERSION_FULL', 'v1.1.0-1234abc'],
    ['VERSION', '1767225600'],
    ['TAG', '20260102T030405Z'],
    ['RELEASE_TAG', 'v2.1.0-rc1-3-g0123abc'],
    ['ANYTHING', 'v1.2.3-14-gabcdef0-dirty'],
  ])('%s=%s', (name, value) => {
    expect(changesWithCommits(name, value)).toBe(true)
  })

  test.each([
    ['COMMIT', 'dev'],
    ['COMMIT', ''],
    ['VERSION', 'v1.2.3'],
    ['VERSION', '1.2.3-rc2'],
    ['RELEASE_TAG', 'v2.1.0'],
    ['GIT_VERSION', '2.40.1'],
    ['GIT_URL', 'https://x.example/1'],
    ['BUILD_D', '/home/x/build-1234abc'],
    ['BUILD_OCI_DIR', 'out/1'],
    ['BUILD_TYPE', 'debug'],
    ['GOLANG_HASH', '0a'.repeat(32)],
    ['GOLANG_SHA', '0a'.repeat(32)],
    ['ARCH', 'amd64'],
    ['UPDATE', '20260102'],
    ['MIRROR', 'https://x.example/20260102T000000Z'],
    ['DISTRO_REL', '20260102'],
  ])('not %s=%s', (name, value) => {
    expect(changesWithCommits(name, value)).toBe(false)
  })
})
