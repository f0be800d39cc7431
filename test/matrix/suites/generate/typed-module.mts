export { stock } from './typed.ts';
