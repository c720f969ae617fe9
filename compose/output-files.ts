/** How a door writes a file: whole or not at all. */
export { makeFolder } from '../store/make-folder';
export { writeFirst, writeWhole } from '../store/whole-files';
