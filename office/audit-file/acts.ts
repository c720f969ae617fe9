export * from './governance-acts';
export * from './inter-municipal-acts';
export {
  auditDocument,
  documentMaterial,
  material,
  materialDone,
  overrideMaterial,
  planMaterial,
  signMaterial,
  takeMaterialBack,
} from './material-acts';
export * from './procedure-acts';
export * from './remark-acts';
