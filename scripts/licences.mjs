// licenses.txt beside the bundle: name, version, licence and its text of every package of which something is in the bundle.
import { readdirSync, readFileSync } from 'node:fs'

/** The text, from the stats that ncc writes of a build. Throws where a package says nothing of its licence. */
export function licencesOf(stats) {
  const directories = new Set()
  const visit = ({ identifier = '', modules = [] }) => {
    for (const inner of modules) visit(inner)
    const found = /^.*?((?:\/[^!|?]*)?\/node_modules\/(?:@[^/]+\/)?[^/@.][^/]*)\//.exec(
      identifier.replace(/^.*[!|]/, ''),
    )
    if (found !== null) directories.add(found[1])
  }
  for (const module of stats.modules) visit(module)
  const sections = new Map([...directories].map(sectionOf))
  return [...sections.keys()]
    .sort()
    .map((name) => sections.get(name))
    .join('\n')
}

function sectionOf(directory) {
  const { name, version, license } = JSON.parse(readFileSync(`${directory}/package.json`, 'utf8'))
  const file = readdirSync(directory).find((entry) => /^licen[cs]e(?:\.|-mit|$)/i.test(entry))
  if (typeof license !== 'string') throw new Error(`${directory}/package.json names no licence`)
  const text = file === undefined ? '' : `\n${readFileSync(`${directory}/${file}`, 'utf8').trim()}\n`
  return [`${name} ${version}`, `${name} ${version}\n${license}\n${text}`]
}
