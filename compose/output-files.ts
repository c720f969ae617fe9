/** How a door writes a file: whole or not at all. */
export { writeFirst, writeWhole } from '../store/whole-files';
