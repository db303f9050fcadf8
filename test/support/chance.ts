// Property tests draw the same cases on every machine: what fails here fails there, and a guard that is out is always seen.
import fc from 'fast-check'

fc.configureGlobal({ seed: 20261124 })
