import { documentsOf } from '../codegen';

export default documentsOf(import.meta.dirname, { masked: true });
