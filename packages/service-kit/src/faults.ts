import { GraphQLError } from 'graphql';

export type FaultCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'RATE_LIMITED' | 'QUERY_TOO_COSTLY' | 'RESYNC';

/** A fault: no data, an error with `extensions.code` (spec 04). Its message may be shown and names nothing of the inside. */
export const fault = (code: FaultCode, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

export const unauthenticated = (): GraphQLError => fault('UNAUTHENTICATED', 'Bạn cần đăng nhập để làm việc này.');
export const forbidden = (): GraphQLError => fault('FORBIDDEN', 'Bạn không có quyền làm việc này.');
export const notFound = (): GraphQLError => fault('NOT_FOUND', 'Không tìm thấy nội dung này.');
export const badInput = (message: string): GraphQLError => fault('BAD_USER_INPUT', message);
export const resync = (): GraphQLError => fault('RESYNC', 'Con trỏ sự kiện không còn dùng được. Hãy tải lại danh sách.');
