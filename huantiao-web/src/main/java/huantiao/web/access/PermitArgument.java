package huantiao.web.access;

import huantiao.access.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the permit to a handler that takes a {@link Permit}. */
public final class PermitArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Permit.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var permit =
                request.getAttribute(PermitInterceptor.PERMIT, RequestAttributes.SCOPE_REQUEST);
        if (permit == null) {
            throw new IllegalStateException("no permit was asked for");
        }
        return permit;
    }
}
