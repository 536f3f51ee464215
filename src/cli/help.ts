import type { CommandName } from './command-table.ts'

const sources = `Which stackerfiles:
  -f, --stackerfiles FILE ...  one "stacker build -f" each, in the given order; globs too, repeatable (stacker.yaml)
      --search-dir DIR         instead: one "stacker recursive-build"
      --stacker-file-pattern R which files it takes
      --substitute KEY=VALUE   as stacker's; repeatable
      --substitute-file FILE   as stacker's
      --builds-file FILE       describes all builds; stack-cache.yaml is found by itself, where no option describes one
      --build NAME             a build of that file; repeatable (all)`

const stacker = `How stacker is run:
      --layer-type TYPE        tar, squashfs or erofs; repeatable (tar)
      --no-verity              as stacker's
      --working-directory DIR  where; other paths are relative to it (.)
      --work-dir, --stacker-dir, --oci-dir, --roots-dir DIR
      --stacker-version V      whose rules apply: auto or a release as v1.2.0 (auto)
      --arch ARCH              amd64 or arm64, where it is not this machine's
      --stacker-user USER      auto, root or runner (auto)
      --source-date-epoch E    auto, none or seconds (auto)
      --umask UMASK            auto or octal digits (auto)`

const store = `Where the cache is:
      --store STORE            dir:PATH or oci:REGISTRY/REPOSITORY (a directory in your cache directory); of several
                               each is read in turn, and what is new is written to the first
      --key-prefix PREFIX      keeps several caches apart (stack-cache)`

const trust = `      --trust WHOM             scoped: a registry's records that are signed for you; own: all, where nobody else writes (scoped)
      --verify-key KEY         public ed25519 key, in base64 or as file:PATH, whose records are believed; repeatable
      --trust-workflows FILE   in a workflow run: others of the repository that are believed; repeatable`

const judging = `What counts:
      --bases MODE             check asks registries whether a base moved; recorded does not (check)
      --binds MODE             content compares what binds hold; stacker builds such layers every time (stacker)
      --binds-exclude GLOB     what is not compared in binds, as "build/**"; repeatable
      --refresh GLOB           layers to be built again; repeatable
      --max-age DAYS           layers older than that are built again
      --stages N, --legs N     matrices of the plan document, and the most rows in one (2, all)`

const publishing = `Which images are to be published ("publish" in the plan document):
      --publish-to URL         those that docker://HOST/PATH lacks, besides those that will be built
      --publish-tags TAG       under which tags; repeatable (latest)`

const target = `Where images are published:
      --publish-to URL         docker://HOST/PATH; credentials are those of "docker login"
      --publish-tags TAG       repeatable (latest)
      --publish WHAT           all; changed writes no tag for what the registry has already (all)
      --publish-index HOW      part tags images of one architecture as TAG-ARCH; join puts an index over these (none)
      --publish-stackerfiles F those among the stackerfiles whose images are published; repeatable (all)`

const patience = `      --patience SECONDS       how long a service that is down may hold up the command (60)`

const common = `      --color WHEN             always, never or auto: at a terminal, unless NO_COLOR is set (auto)
      --verbose                say more on the way
  -h, --help`

const pages: Readonly<Record<CommandName, string>> = {
  build: `Usage: stack-cache build [OPTIONS]

Restores what is still good, runs "stacker build" for what is not, with exactly the options that were planned, and saves what it built.
What stacker says goes to standard error.

${sources}

${stacker.replace("\n      --arch ARCH              amd64 or arm64, where it is not this machine's", '')}
      --stacker PROGRAM        stacker, by name or path (stacker)

${store}
${trust}
      --sign-key KEY           signs what is saved: a private ed25519 key, or file:PATH, which no list of processes shows
${patience}
      --budget SIZE            what the live records may weigh (8 GB)
      --save WHEN              auto, always or never (auto)

${judging}

${target}

      --restore WHAT           needed: what stacker asks for; all: whole images; none (needed)
      --json                   print the plan document, with what was built and saved
${common}
`,
  plan: `Usage: stack-cache plan [OPTIONS]

Says what "stacker build" would build again, and why. Changes nothing.

  stack-cache plan
  stack-cache plan -f images/*/stacker.yaml --substitute VERSION=1.2
  stack-cache plan --from local --only miss

${sources}

${stacker}

${store}
${trust}
${patience}
      --from local             judge the build.cache that is on disk, without a store

${judging}

${publishing}

      --only VERDICT           show layers that are hit, unchanged, miss, always, unknown or error; repeatable (all)
      --against FILE           say what differs from the plan document in that file
      --json                   print the plan document
      --exit-code              end with 10 when there is something to build, with 1 when stacker will stop at it
${common}
`,
  restore: `Usage: stack-cache restore [OPTIONS]

Lays the layers that are still good where stacker will find them.

${sources}

${stacker}

${store}
${trust}
${patience}

${judging}

${publishing}

      --restore WHAT           all; needed leaves out content that nobody asks for; none only plans (all)
      --json                   print the plan document
${common}
`,
  save: `Usage: stack-cache save [OPTIONS]

After the build: puts what is new into the cache. Options that are left out are those of the last
"stack-cache restore" for the same stacker-dir, if that was for this checkout and this build: where it is not used, that is said.

${sources}

${stacker}

${store}
${trust}
      --sign-key KEY           signs what is saved: a private ed25519 key, or file:PATH, which no list of processes shows
${patience}
      --budget SIZE            what the live records may weigh (8 GB)
      --save WHEN              auto, always or never (auto)

      --json                   print what was saved
${common}
`,
  complete: `Usage: stack-cache complete [OPTIONS]

Brings the layers that images in the OCI layout lack after "restore --restore needed", so that they can be copied out.
Ends with 1 where some cannot be had.

      --working-directory DIR  where stacker is run; other paths are relative to it (.)
      --work-dir, --stacker-dir, --oci-dir, --roots-dir DIR

${store}
${patience}

      --json                   print what was brought
${common}
`,
  publish: `Usage: stack-cache publish [OPTIONS]

After the build: puts the images of the given stackerfiles into a registry, under the names that "stacker publish" gives them.
Sends what the registry lacks; all blobs first, then all manifests, then the tags.

  stack-cache publish --publish-to docker://ghcr.io/team --publish-tags v1 --publish-tags latest
  stack-cache publish --publish-index join --publish-to docker://ghcr.io/team

${sources}

${stacker}

${store}
${trust}
${patience}
      --from WHERE             local: the images on disk; store: those of hits, which the registry has already, are tagged (local)
      --bases, --binds, --binds-exclude  as for plan

${target}

      --json                   print what was published
${common}
`,
  why: `Usage: stack-cache why LAYER [OPTIONS]

Tells the whole chain of reasons for one layer, with the changed fields and files.

${sources}

${stacker}

${store}
${trust}
${patience}
      --from local             judge the build.cache that is on disk, without a store

${judging.replace(/\n *--stages.*$/, '')}

${common}
`,
  store: `Usage: stack-cache store list | show LAYER | verify | gc | copy FROM TO [OPTIONS]

  list            the records by layer, the newest first
  show LAYER      the records of a layer
  verify          reads everything and says what is damaged
  gc              removes what no live record needs, down to --budget and --max-age
  copy FROM TO    copies records with their blobs; what is there already is skipped

Where the cache is:
      --store STORE            dir:PATH or oci:REGISTRY/REPOSITORY (a directory in your cache directory); copy is given two
      --key-prefix PREFIX      which caches copy copies (stack-cache)
${trust}
      --sign-key KEY           by which copy signs what it writes to a registry: ed25519, in base64, or file:PATH
      --working-directory DIR  what dir:PATH is relative to
${patience}

      --budget SIZE            what gc lets stay (all)
      --max-age DAYS           gc removes records that were not used for so long; in a registry, that are so old
      --dry-run                only say what gc would remove
      --layer NAME             which layers copy copies, names or globs as "app-*"; repeatable (all)
      --json                   print data
${common}
`,
  completion: `Usage: stack-cache completion bash | zsh | fish

Prints a script that completes commands and options:

  source <(stack-cache completion bash)          in ~/.bashrc, the same with zsh in ~/.zshrc
  stack-cache completion fish > ~/.config/fish/completions/stack-cache.fish

  -h, --help
`,
}

const overview = `Usage: stack-cache COMMAND [OPTIONS]

The incremental-build cache for stacker.

  build           restore, run stacker for what is to be built, and save
  plan            what "stacker build" would build again, and why; changes nothing
  restore         lay down what is still good
  save            after the build: keep what is new
  complete        bring the layers that a restore left out of images
  publish         put the images into a registry
  why LAYER       one layer: the whole chain of reasons
  store ...       list, show, verify, gc, copy: look after stores
  completion SH   a script that completes commands and options in bash, zsh or fish

"stack-cache COMMAND --help" lists the options.
Exit codes: 0 done, 1 a mistake in the project or in an option's value, 2 wrong usage, 70 a fault in stack-cache;
"build" ends with 1 where stacker fails, and with 130 or 143 where SIGINT or SIGTERM broke it off;
"plan --exit-code" ends with 10 when there is something to build, and with 1 when stacker will stop at it.
`

export function helpPage(about: CommandName | undefined): string {
  return about === undefined ? overview : pages[about]
}
