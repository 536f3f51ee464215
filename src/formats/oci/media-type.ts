/** OCI image-spec, media-types.md; Docker's are of its second manifest. */
export const ociManifest = 'application/vnd.oci.image.manifest.v1+json'
export const ociIndex = 'application/vnd.oci.image.index.v1+json'
export const ociConfig = 'application/vnd.oci.image.config.v1+json'
export const ociLayerGzip = 'application/vnd.oci.image.layer.v1.tar+gzip'
export const dockerManifest = 'application/vnd.docker.distribution.manifest.v2+json'
export const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json'
export const dockerLayerGzip = 'application/vnd.docker.image.rootfs.diff.tar.gzip'

export function isIndex(mediaType: string): boolean {
  return mediaType === ociIndex || mediaType === dockerList
}
