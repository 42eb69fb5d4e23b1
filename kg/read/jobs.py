"""What people at outlets are called by: words of bylines that are no part of a name."""

JOB = (
    r"(?:correspondent|reporter|editor|writer|columnist|contributor|producer|journalist|officer|director|analyst"
    r"|professor|meteorologist|president|founder|fellow|researcher|photographer|critic|presenter|blogger"
    r"|intern|ceo|author|bureau chief|desk|newsroom|staff)s?"
)
