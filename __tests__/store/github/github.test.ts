import { storeContract } from '../contract.ts'
import { githubSurroundings } from './github-surroundings.ts'

storeContract('github', () => githubSurroundings())
