package practice

type application struct{}
type transfer struct{}

func (s *Site) settle() {}
